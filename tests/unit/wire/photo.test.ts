import { describe, expect, it } from 'vitest';
import { photoIn } from '../../../shared/formats/wire/photo.ts';

describe('a photo credit', () => {
  it.each([
    ['Photo by Mara Quill, Nordbild', 'Mara Quill, Nordbild', 'Mara Quill', 'Nordbild'],
    ['PHOTO BY MARA QUILL/NBN', 'MARA QUILL/NBN', 'MARA QUILL', 'NBN'],
    ['Photo: Mara Quill/Harbor Press', 'Mara Quill/Harbor Press', 'Mara Quill', 'Harbor Press'],
    [
      'Photos by Ann Roe and Tom Poe, Nordbild',
      'Ann Roe and Tom Poe, Nordbild',
      'Ann Roe and Tom Poe',
      'Nordbild',
    ],
    ['Photo by Mara Quill', 'Mara Quill', 'Mara Quill', undefined],
    ['Photo: Nordbild', 'Nordbild', undefined, 'Nordbild'],
    ['Photo courtesy of Karst Museum', 'Karst Museum', 'Karst Museum', undefined],
    [
      'Photo by Ann Roe via Getty Images',
      'Ann Roe via Getty Images',
      'Ann Roe',
      'via Getty Images',
    ],
    ['Foto: Karin Wolff/dpa', 'Karin Wolff/dpa', 'Karin Wolff', 'dpa'],
    ['Fotos: Karin Wolff', 'Karin Wolff', 'Karin Wolff', undefined],
    ['Bild: Nils Åkerman/TT', 'Nils Åkerman/TT', 'Nils Åkerman', 'TT'],
    ['Photo : Luc Ferrand/ACV', 'Luc Ferrand/ACV', 'Luc Ferrand', 'ACV'],
    ['Crédit photo : Luc Ferrand', 'Luc Ferrand', 'Luc Ferrand', undefined],
    ['Foto di Giulia Santori', 'Giulia Santori', 'Giulia Santori', undefined],
    ['Mara Quill/Nordbild', 'Mara Quill/Nordbild', 'Mara Quill', 'Nordbild'],
    ['Mara Quill / Harbor Press', 'Mara Quill / Harbor Press', 'Mara Quill', 'Harbor Press'],
    ['© Mara Quill / Nordbild', '© Mara Quill / Nordbild', 'Mara Quill', 'Nordbild'],
    ['(AP Photo/Mara Quill)', 'AP Photo/Mara Quill', 'Mara Quill', 'AP'],
    ['(Nordwire Photo/Mara Quill)', 'Nordwire Photo/Mara Quill', 'Mara Quill', 'Nordwire'],
    ['(Photo by Ann Roe/Getty Images)', 'Ann Roe/Getty Images', 'Ann Roe', 'Getty Images'],
  ])('%s', (line, credit, creator, organization) => {
    expect(photoIn(line)).toEqual({
      credit,
      ...(creator && { creator }),
      ...(organization && { organization }),
      caption: '',
    });
  });

  it('may stand behind its caption', () => {
    expect(photoIn('The wall at dawn. (NBN Photo/Sol Adeyemi)')).toMatchObject({
      caption: 'The wall at dawn.',
      creator: 'Sol Adeyemi',
    });
  });

  it.each([
    'Photo albums by the dozen stand on the shelves.',
    'Photo by the sea',
    'Photograph: the art of waiting',
    'Credit: it was hers.',
    'Credit: 40 million',
    'Anna Kestrel/Mia Holm',
    'Kestrel/Holm',
    'Win/Loss',
    'and/or',
    'PORT ELLEN/VALCOURT',
    'He or she/they',
    'https://courier.example/photo',
    'The band AC/DC',
    'It rained (and how).',
    'It rained (as in the photo/film).',
    'It rained (Anna Kestrel/Mia Holm).',
    '()',
    ')',
    '',
  ])('is not %j', (line) => {
    expect(photoIn(line)).toBeUndefined();
  });
});
