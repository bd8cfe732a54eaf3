const copyright =
  /^(?:\(c\)|©|copyright|copr\.|urheberrecht|droits|derechos|diritti)\s*(?:\(c\)|©)?\s*(?:\d{4}|\p{Lu})/iu;
const reserved =
  /\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados)\b/iu;

/** "Copyright 2026 Norwire. All rights reserved…"; "© Mara Quill" is rather a photo's credit. */
export const isCopyrightNotice = (text: string): boolean =>
  text.length <= 500 &&
  copyright.test(text) &&
  (reserved.test(text) || (text.length <= 100 && /\d{4}/.test(text.slice(0, 40))));
