import type { Desk } from '../../shared/contract/desk.ts';
import type { Printer } from './printing/printer.ts';

/**
 * What only a host can do. The desktop implements it with native dialogs; the web host leaves out
 * what loopback must not offer (no call takes a path), and the call then ends as `unsupported`.
 * Paths are absolute and stay on this side of the contract.
 */
export interface HostPorts {
  readonly host: Desk['host'];
  readonly version: string;
  /** undefined when the person closed the dialog. `startIn`: the folder chosen last. */
  chooseFolder?(
    purpose: 'library' | 'export',
    startIn: string | undefined,
  ): Promise<string | undefined>;
  chooseArticle?(startIn: string | undefined): Promise<string | undefined>;
  /** `name`: what to suggest, with its extension. */
  chooseNewFile?(
    name: string,
    startIn: string | undefined,
    kind?: 'article' | 'pack',
  ): Promise<string | undefined>;
  /** Shows the file in the system's file manager. */
  reveal?(path: string): Promise<void>;
  /** Makes PDFs of pages. */
  readonly printer?: Printer;
  /** Asks the person, then opens the address in the system's own program. false: not wanted. */
  openLink?(href: string): Promise<boolean>;
}
