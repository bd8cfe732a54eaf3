// Made by scripts/collectDelimiters.mjs from CLDR 48.2.0 (Unicode License v3).
/** Outer and inner quotation marks, and whose they are; others write as their language, else as English. */
// biome-ignore format: one line a set of marks
export const delimiters: Readonly<Record<string, string>> = {
  '„ ” ‚ ’':
    'agq ff',
  '« » ‹ ›':
    'am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae',
  '” “ ’ ‘':
    'ar lld ms-Arab syr ur',
  '« » “ ”':
    'ast blo bm br ca cv dyo el es-US eu ewo ie it kab kk lij mg mua nnh pms pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg ti',
  '« » „ “':
    'bas be bua ky os ru sah tyv uk',
  '„ “ „ “':
    'bg lt prg sgs',
  '“ ” ‘ ’':
    'bm-Nkoo en ff-Adlm uz-Arab uz-Cyrl',
  '„ ” ‘ ’':
    'bs',
  '„ “ ‚ ‘':
    'bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl',
  '« » ‘ ’':
    'dua el-polyton ksf nb nn no rw',
  '“ ” « »':
    'eo',
  '” ” ’ ’':
    'fi he lag rn se sn sv yi',
  '« » « »':
    'fr ht hy oc yav',
  '« » ” “':
    'fr-CA',
  '‘ ’ “ ”':
    'fur ia ti-ER tn',
  '„ ” » «':
    'hu szl',
  '「 」 『 』':
    'ja yue zh-Hant',
  '„ “ « »':
    'ka',
  '» « › ‹':
    'kk-Arab ug',
  '‘ ’ ‘ ’':
    'nl',
  '„ ” « »':
    'nmg pl ro',
  '« » „ ”':
    'shi zgh',
  '„ ” ’ ’':
    'sr',
  '“ ’ “ ”':
    'st',
  '“ ” “ ”':
    'tk',
  '“ ” ’ ‘':
    'uz',
};
