/**
 * The few globals that Node, Electron and every browser share. `shared/` is compiled without the
 * DOM and without Node's types, so that nothing else can slip in.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class URL {
  constructor(address: string, base?: string);
  static canParse(address: string, base?: string): boolean;
  static parse(address: string, base?: string): URL | null;
  readonly searchParams: { get(name: string): string | null };
  protocol: string;
  hostname: string;
  host: string;
  pathname: string;
  username: string;
  password: string;
  href: string;
}
declare function setTimeout(then: () => void, after: number): unknown;
declare function clearTimeout(timer: unknown): void;
