import { stripVTControlCharacters } from 'node:util';
import { FailureError } from '../../shared/contract/failure.ts';
import type { CommandIo } from './io.ts';

export interface Warning {
  /** Stable, for programs. */
  code: string;
  message: string;
  /** The format cannot hold something, whatever the copy is like. */
  loss?: true | undefined;
}

/** Why an input failed. */
export interface Fault extends Warning {
  /** In the input: `line 3, column 14`, or a path such as `byline.contributors[0].name`. */
  place?: string;
}

/** What `--json` prints for each input, or for each file that came of it. */
export interface Outcome {
  /** As it was typed. */
  input: string;
  /** What it was read as, or written as. */
  format?: string;
  /** Where it was written, from where the command runs. */
  output?: string;
  bytes?: number;
  warnings: Warning[];
  error?: Fault;
}

/** One JSON object a line on stdout for programs; sentences and progress on stderr for people. */
export class Report {
  failed = false;
  readonly #io: CommandIo;
  readonly #json: boolean;
  readonly #total: number;
  readonly #since = performance.now();
  #begun = 0;
  readonly #finished = new Set<number>();
  readonly #failed = new Set<number>();
  #warnings = 0;
  /** Sentences about the input at hand: what is true of every format is said once to people. */
  readonly #said = new Set<string>();
  #shown = 0;

  /** @param total how many inputs there are; progress is shown from two on. */
  constructor(io: CommandIo, json: boolean, total: number) {
    this.#io = io;
    this.#json = json;
    this.#total = total;
  }

  /** What is being worked on, on a terminal only, on one line that is replaced. */
  async begin(input: string): Promise<void> {
    const columns = this.#io.terminal();
    this.#begun += 1;
    this.#said.clear();
    if (columns === undefined || this.#total < 2 || this.#io.signal.aborted) return;
    const line = clip(`${this.#begun} of ${this.#total}  ${printable(input)}`, columns - 1);
    await this.#clear();
    this.#shown = line.length;
    await this.#io.err(`\r${line}`);
  }

  /** @param sentence for people, in place of the usual one. */
  async add(outcome: Outcome, sentence?: string): Promise<void> {
    if (outcome.error) {
      this.failed = true;
      this.#failed.add(this.#begun);
    }
    this.#warnings += outcome.warnings.length;
    this.#finished.add(this.#begun);
    await this.#clear();
    if (this.#json) await this.#io.out(`${JSON.stringify(inOrder(outcome))}\n`);
    const unsaid = outcome.warnings.filter(({ message }) => !this.#said.has(message));
    for (const { message } of unsaid) this.#said.add(message);
    const lines = [
      sentence ?? sentenceFor(outcome),
      ...unsaid.map(({ message }) => `  Warning: ${message}`),
    ];
    await this.#io.err(`${lines.map(printable).join('\n')}\n`);
  }

  async say(text: string): Promise<void> {
    await this.#clear();
    await this.#io.err(`${text.split('\n').map(printable).join('\n')}\n`);
  }

  async end(): Promise<void> {
    await this.#clear();
    if (this.#io.signal.aborted) {
      // The one under way was finished, so that no half file stays.
      await this.#io.err(`Stopped: ${this.#finished.size} of ${this.#total} are done.\n`);
    } else if (this.#total > 1) {
      const well = `${this.#total - this.#failed.size} of ${this.#total} went well`;
      const warnings = this.#warnings === 1 ? '1 warning' : `${this.#warnings} warnings`;
      const failed = `${this.#failed.size} failed`;
      await this.#io.err(`${well}, ${failed}, ${warnings}, in ${this.#seconds()} s.\n`);
    }
  }

  #seconds(): string {
    const seconds = (performance.now() - this.#since) / 1000;
    return seconds.toFixed(seconds < 10 ? 1 : 0);
  }

  async #clear(): Promise<void> {
    if (this.#shown === 0) return;
    this.#shown = 0;
    await this.#io.err('\r\u001b[K');
  }
}

function sentenceFor({ input, output, error }: Outcome): string {
  if (error) {
    const place = error.place && !error.message.includes(error.place) ? ` (${error.place})` : '';
    return `${nameOf(input)}: ${error.message}${place}`;
  }
  return output === undefined ? `${nameOf(input)}: all well` : `${nameOf(input)} → ${output}`;
}

const nameOf = (input: string): string => (input === '-' ? 'Standard input' : input);

/** Names and texts from outside must not steer the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const steering = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const printable = (text: string): string => stripVTControlCharacters(text).replace(steering, '?');

const clip = (text: string, columns: number): string =>
  text.length > columns ? `${text.slice(0, Math.max(0, columns - 1))}…` : text;

/** Keys as the manual lists them. */
const inOrder = ({ input, format, output, bytes, warnings, error }: Outcome): Outcome => ({
  input,
  ...(format !== undefined && { format }),
  ...(output !== undefined && { output }),
  ...(bytes !== undefined && { bytes }),
  warnings,
  ...(error && { error }),
});

/** A failure as a fault to report; anything else is a defect of Stet and says so. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FailureError) {
    const { code, message, detail } = error.failure;
    const place = detail?.place;
    const reason = detail?.reason;
    return {
      code: code === 'damaged' && typeof reason === 'string' ? reason : code,
      message,
      ...(typeof place === 'string' && { place }),
    };
  }
  return {
    code: 'internal',
    message: `Something went wrong inside Stet (${error instanceof Error ? error.message : String(error)}).`,
  };
}
