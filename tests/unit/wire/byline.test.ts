import { describe, expect, it } from 'vitest';
import { bylineIn } from '../../../shared/formats/wire/byline.ts';

const people = (line: string) =>
  bylineIn(line)?.contributors.map(({ name, title, affiliation, role }) =>
    [name, title, affiliation, role === 'author' ? undefined : role].filter(Boolean).join('; '),
  );

describe('a byline', () => {
  it.each([
    ['By Mara Quill', ['Mara Quill']],
    ['BY MARA QUILL', ['MARA QUILL']],
    ['by Mara Quill', ['Mara Quill']],
    ['By: Mara Quill', ['Mara Quill']],
    ['By Mara Quill and Tobias Rohde', ['Mara Quill', 'Tobias Rohde']],
    [
      'By MARA QUILL, TOBIAS ROHDE and ADA LINDHOLM',
      ['MARA QUILL', 'TOBIAS ROHDE', 'ADA LINDHOLM'],
    ],
    [
      'By Mara Quill, Tobias Rohde, and Ada Lindholm',
      ['Mara Quill', 'Tobias Rohde', 'Ada Lindholm'],
    ],
    ['By Mara Quill & Tobias Rohde', ['Mara Quill', 'Tobias Rohde']],
    ['By Mara Quill, Staff Writer', ['Mara Quill; Staff Writer']],
    ['By MARA QUILL, AP Business Writer', ['MARA QUILL; AP Business Writer']],
    ['By Mara Quill, The Harbor Press', ['Mara Quill; The Harbor Press']],
    ['By Mara Quill | Harbor Courier', ['Mara Quill; Harbor Courier']],
    ['By Mara Quill (AFP)', ['Mara Quill; AFP']],
    ['By Mara Quill/Norwire', ['Mara Quill; Norwire']],
    ['By J.R. Holm', ['J.R. Holm']],
    ["By Anne-Marie O'Day Jr.", ["Anne-Marie O'Day Jr."]],
    ['By Mara de la Cruz', ['Mara de la Cruz']],
    ['By Ludwig van der Meer', ['Ludwig van der Meer']],
    ['By Reem al-Masri', ['Reem al-Masri']],
    ['Von Karin Wolff', ['Karin Wolff']],
    ['Von Karin Wolff und Jonas Brandl, dpa', ['Karin Wolff; dpa', 'Jonas Brandl; dpa']],
    ['Von Karin Wolff, Brüssel-Korrespondentin', ['Karin Wolff; Brüssel-Korrespondentin']],
    ['Par Élise Marchal', ['Élise Marchal']],
    [
      "Par Luc d'Aubert et Inès Delorme, envoyés spéciaux",
      ["Luc d'Aubert; envoyés spéciaux", 'Inès Delorme; envoyés spéciaux'],
    ],
    ['Par Luc Ferrand, envoyé spécial', ['Luc Ferrand; envoyé spécial']],
    ['Por Lucía Ferrer y Marta Salcedo', ['Lucía Ferrer', 'Marta Salcedo']],
    ['Di Giulia Santori', ['Giulia Santori']],
    ['di Giulia Santori, corrispondente', ['Giulia Santori; corrispondente']],
    ['Door Sanne de Wit en Bram Kuiper', ['Sanne de Wit', 'Bram Kuiper']],
    ['Av Liv Holmqvist och Nils Åkerman', ['Liv Holmqvist', 'Nils Åkerman']],
    ['By Mara Quill; photos by Ines Halloran', ['Mara Quill', 'Ines Halloran; photographer']],
  ])('%s', (line, names) => {
    expect(people(line)).toEqual(names);
  });

  it('keeps the words where they say more than names', () => {
    expect(bylineIn('By Mara Quill in Port Ellen')).toEqual({
      contributors: [{ name: 'Mara Quill', role: 'author' }],
      display: 'Mara Quill in Port Ellen',
    });
    expect(bylineIn('By MARA QUILL in Port Ellen and TOBIAS ROHDE in Karst')).toEqual({
      contributors: [
        { name: 'MARA QUILL', role: 'author' },
        { name: 'TOBIAS ROHDE', role: 'author' },
      ],
      display: 'MARA QUILL in Port Ellen and TOBIAS ROHDE in Karst',
    });
    expect(bylineIn('By MARA QUILL, Port Ellen')).toMatchObject({
      display: 'MARA QUILL, Port Ellen',
    });
  });

  it.each([
    'By Friday the council must answer.',
    'By Friday',
    'By the numbers',
    'By the Numbers',
    'By Land and Sea',
    'By Popular Demand',
    'By Night',
    'By any measure, it rained.',
    'By Monday Evening',
    'By 2026',
    'By',
    'By ',
    'Bystanders Saw It',
    'By Mara Quill It Was Said That It Rained All Day',
    'Von Anfang an',
    'Von Seebrück nach Karst',
    'Par avion',
    'Par ailleurs, il a plu.',
    'Por favor',
    'Por ahora',
    'Di nuovo',
    'Door de storm',
    'Av en slump',
    'Text messages',
  ])('is not %j', (line) => {
    expect(bylineIn(line)).toBeUndefined();
  });
});
