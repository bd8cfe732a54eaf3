import fs from 'node:fs/promises';

/**
 * Linux' magic numbers (statfs(2)) of file systems whose disk is elsewhere: NFS, SMB, CIFS, SMB2,
 * AFS, Coda, Ceph, 9P, FUSE (sshfs, sync services), VirtualBox and VMware shared folders.
 */
const networkKinds: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x00c36400, 0x01021997,
  0x65735546, 0x786f4256, 0xbacbacbc,
]);

/**
 * Whether the folder may lie on a network drive. On macOS the kind of a file system has no stable
 * number, so every mounted volume counts; on Windows a real path resolves mapped drives to `\\…`.
 */
export function mayBeNetworkDrive(
  realFolder: string,
  kind: number | undefined,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') return realFolder.startsWith('\\\\');
  if (platform === 'darwin') return realFolder.startsWith('/Volumes/');
  // statfs gives a signed number on some machines.
  return kind !== undefined && networkKinds.has(kind >>> 0);
}

/** The same for a folder that nothing is known about yet. */
export async function isNetworkDrive(realFolder: string): Promise<boolean> {
  const kind = await fs.statfs(realFolder).then(
    ({ type }) => type,
    () => undefined,
  );
  return mayBeNetworkDrive(realFolder, kind, process.platform);
}
