export async function typedFrames(): Promise<string[]> {
  return [];
}
