/** What a JSON file that cannot be understood is called from now on: somebody may have written it. */
export function damagedName(file: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  return file.replace(/\.json$/, `.damaged-${stamp}.json`);
}
