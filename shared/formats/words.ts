/** The few words that a page says by itself, in the article's language. */
export interface PageWords {
  /** Before the names of a byline; '' where the language prints names alone. */
  by: string;
  updated: string;
  related: string;
  corrections: string;
  correction: string;
  clarification: string;
  update: string;
  /** Before a caption without its picture. */
  photo: string;
}

const row = (
  ...words: [string, string, string, string, string, string, string, string]
): PageWords => {
  const [by, updated, related, corrections, correction, clarification, update, photo] = words;
  return { by, updated, related, corrections, correction, clarification, update, photo };
};

const english = row(
  'By',
  'Updated',
  'Related',
  'Corrections and clarifications',
  'Correction',
  'Clarification',
  'Update',
  'Photo',
);
const norwegian = row(
  'Av',
  'Oppdatert',
  'Les også',
  'Rettelser',
  'Rettelse',
  'Presisering',
  'Oppdatering',
  'Foto',
);

const byLanguage: Readonly<Record<string, PageWords>> = {
  en: english,
  ar: row(
    'بقلم',
    'آخر تحديث',
    'مواضيع ذات صلة',
    'تصحيحات وتوضيحات',
    'تصحيح',
    'توضيح',
    'تحديث',
    'صورة',
  ),
  cs: row(
    '',
    'Aktualizováno',
    'Související',
    'Opravy',
    'Oprava',
    'Upřesnění',
    'Aktualizace',
    'Foto',
  ),
  da: row(
    'Af',
    'Opdateret',
    'Læs også',
    'Rettelser',
    'Rettelse',
    'Præcisering',
    'Opdatering',
    'Foto',
  ),
  de: row(
    'Von',
    'Aktualisiert',
    'Mehr zum Thema',
    'Korrekturen',
    'Korrektur',
    'Klarstellung',
    'Aktualisierung',
    'Foto',
  ),
  el: row(
    '',
    'Ενημερώθηκε',
    'Σχετικά',
    'Διορθώσεις',
    'Διόρθωση',
    'Διευκρίνιση',
    'Ενημέρωση',
    'Φωτογραφία',
  ),
  es: row(
    'Por',
    'Actualizado',
    'Más información',
    'Correcciones',
    'Corrección',
    'Aclaración',
    'Actualización',
    'Foto',
  ),
  fa: row('', 'به‌روزرسانی', 'مطالب مرتبط', 'اصلاحات', 'اصلاح', 'توضیح', 'به‌روزرسانی', 'عکس'),
  fi: row('', 'Päivitetty', 'Lue myös', 'Korjaukset', 'Korjaus', 'Tarkennus', 'Päivitys', 'Kuva'),
  fr: row(
    'Par',
    'Mis à jour',
    'À lire aussi',
    'Rectificatifs',
    'Rectificatif',
    'Précision',
    'Mise à jour',
    'Photo',
  ),
  he: row('מאת', 'עודכן', 'כתבות נוספות', 'תיקונים והבהרות', 'תיקון', 'הבהרה', 'עדכון', 'תמונה'),
  hu: row(
    '',
    'Frissítve',
    'Kapcsolódó',
    'Helyesbítések',
    'Helyesbítés',
    'Pontosítás',
    'Frissítés',
    'Fotó',
  ),
  it: row(
    'Di',
    'Aggiornato',
    'Leggi anche',
    'Correzioni',
    'Correzione',
    'Precisazione',
    'Aggiornamento',
    'Foto',
  ),
  ja: row('', '更新', '関連記事', '訂正', '訂正', '補足', '更新', '写真'),
  ko: row('', '업데이트', '관련 기사', '정정', '정정', '해명', '업데이트', '사진'),
  nb: norwegian,
  nl: row(
    'Door',
    'Bijgewerkt',
    'Lees ook',
    'Rectificaties',
    'Rectificatie',
    'Verduidelijking',
    'Update',
    'Foto',
  ),
  nn: norwegian,
  no: norwegian,
  pl: row(
    '',
    'Aktualizacja',
    'Czytaj także',
    'Sprostowania',
    'Sprostowanie',
    'Wyjaśnienie',
    'Aktualizacja',
    'Zdjęcie',
  ),
  pt: row(
    'Por',
    'Atualizado',
    'Leia também',
    'Correções',
    'Correção',
    'Esclarecimento',
    'Atualização',
    'Foto',
  ),
  ro: row(
    'De',
    'Actualizat',
    'Citește și',
    'Corecturi',
    'Corectură',
    'Clarificare',
    'Actualizare',
    'Foto',
  ),
  ru: row(
    '',
    'Обновлено',
    'Читайте также',
    'Исправления',
    'Исправление',
    'Уточнение',
    'Обновление',
    'Фото',
  ),
  sv: row(
    'Av',
    'Uppdaterad',
    'Läs mer',
    'Rättelser',
    'Rättelse',
    'Förtydligande',
    'Uppdatering',
    'Foto',
  ),
  tr: row(
    '',
    'Güncellendi',
    'İlgili haberler',
    'Düzeltmeler',
    'Düzeltme',
    'Açıklama',
    'Güncelleme',
    'Fotoğraf',
  ),
  uk: row(
    '',
    'Оновлено',
    'Читайте також',
    'Виправлення',
    'Виправлення',
    'Уточнення',
    'Оновлення',
    'Фото',
  ),
  zh: row('', '更新', '相关报道', '更正', '更正', '说明', '更新', '图片'),
};

/** English where the language is not in the table. */
export function wordsFor(language: string): PageWords {
  const base = language.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(byLanguage, base) && byLanguage[base]) || english;
}
