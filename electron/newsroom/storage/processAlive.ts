import { systemCode } from './systemFailure.ts';

/**
 * Whether a process of this machine runs; signal 0 only asks.
 *
 * @param process `before`: it was one of before the machine was started anew
 */
export function processAlive({ pid, before = false }: { pid: number; before?: boolean }): boolean {
  if (before) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
