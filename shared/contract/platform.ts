export type Platform = 'mac' | 'windows' | 'linux';

/** @param system as Node names it (`process.platform`); what is neither is taken for Linux */
export function platformOf(system: string): Platform {
  if (system === 'darwin') return 'mac';
  return system === 'win32' ? 'windows' : 'linux';
}
