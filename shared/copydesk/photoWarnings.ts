/** What a desk's rules say against a picture, as warnings that stop nothing. */

export interface PhotoRules {
  /** Pixels; 0: no minimum. */
  minWidth: number;
  minHeight: number;
  /** Expected shapes such as "3:2"; none: any shape. */
  ratios: readonly string[];
}

export interface PhotoWarning {
  code: 'too-small' | 'wrong-ratio';
  message: string;
}

/** Beside the text, and in a gallery, a photo has about half the width. */
const besideText = 0.5;
/** A shape counts as the wanted one within two hundredths: croppers round to pixels. */
const near = 0.02;

/**
 * @param size pixels of what is shown, after the crop
 * @param small it stands beside the text or in a gallery
 */
export function photoWarnings(
  { width, height }: { width: number; height: number },
  rules: PhotoRules,
  small = false,
): PhotoWarning[] {
  const warnings: PhotoWarning[] = [];
  const share = small ? besideText : 1;
  const wanted = [Math.round(rules.minWidth * share), Math.round(rules.minHeight * share)] as const;
  if (width < wanted[0] || height < wanted[1]) {
    warnings.push({
      code: 'too-small',
      message: `Small: ${width} × ${height} pixels, at least ${sizeText(...wanted)} are wanted`,
    });
  }
  const ratios = rules.ratios.filter((ratio) => ratioOf(ratio) !== undefined);
  const fits = ratios.some((ratio) => {
    const value = ratioOf(ratio) ?? 0;
    return Math.abs(width / height / value - 1) <= near;
  });
  if (ratios.length > 0 && !fits) {
    warnings.push({
      code: 'wrong-ratio',
      message: `Shape ${ratioText({ width, height })}, wanted is ${ratios.join(' or ')}`,
    });
  }
  return warnings;
}

const sizeText = (width: number, height: number) =>
  width > 0 && height > 0
    ? `${width} × ${height}`
    : width > 0
      ? `${width} across`
      : `${height} high`;

/** "16:9" → 1.78; undefined for anything else. */
export function ratioOf(text: string): number | undefined {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  const value = Number(width) / Number(height);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

const usual = ['1:1', '5:4', '4:3', '3:2', '16:10', '5:3', '16:9', '2:1', '21:9', '3:1'] as const;

/** The shape by the name that people know, "3:2", or as a number, "1.62:1" and "1:1.62". */
export function ratioText({ width, height }: { width: number; height: number }): string {
  const lying = width >= height;
  const value = lying ? width / height : height / width;
  const known = usual.find((name) => Math.abs(value / (ratioOf(name) ?? 1) - 1) < 0.006);
  const text = known ?? `${Number(value.toFixed(2))}:1`;
  return lying ? text : text.split(':').reverse().join(':');
}
