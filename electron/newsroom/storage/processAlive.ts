import { systemCode } from './systemFailure.ts';

/** Whether a process of this machine runs; signal 0 only asks. */
export function processAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
