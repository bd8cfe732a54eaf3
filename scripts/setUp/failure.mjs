import { statfsSync } from 'node:fs';
import { root } from './project.mjs';

/** Less than this free, in bytes, and it was the disk, whatever a program made of it. */
const tooLittle = 200 * 1024 * 1024;

/** A step that failed for a reason the person can do something about. */
export class SetUpFailure extends Error {
  /**
   * @param {string} reason what went wrong, in one sentence
   * @param {string} wayOut what to do about it
   * @param {string} [output] what the failing program printed
   */
  constructor(reason, wayOut, output = '') {
    super(`${reason}\n  ${wayOut}`);
    this.name = 'SetUpFailure';
    this.reason = reason;
    this.wayOut = wayOut;
    this.output = output;
  }
}

/**
 * What npm, apt and the downloaders print when something outside of Stet is wrong. The first match
 * wins, so the narrower causes come first.
 * @type {readonly { sign: RegExp, reason: string, wayOut: string }[]}
 */
const causes = [
  {
    sign: /\b(ENOSPC|EDQUOT)\b|no space left on device|disk quota exceeded/i,
    reason: 'The disk is full.',
    wayOut: 'Stet needs about 2 GB for its tools. Make room and run the same command again.',
  },
  {
    sign: /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERT_HAS_EXPIRED|certificate/i,
    reason: 'The network answers with a certificate that is not trusted here.',
    wayOut:
      'If your network inspects traffic, point NODE_EXTRA_CA_CERTS at its certificate and try again.',
  },
  {
    sign: /\b(E407|ERR_PROXY)\b|proxy authentication required/i,
    reason: 'The proxy refuses the connection.',
    wayOut: 'Set HTTPS_PROXY with your name and password, then run the same command again.',
  },
  {
    sign: /\b(E401|E403|ENEEDAUTH)\b/,
    reason: 'The package registry refuses access.',
    wayOut: 'See `npm config get registry`, sign in there, and run the same command again.',
  },
  {
    sign: /\bE404\b|\bETARGET\b/,
    reason: 'The package registry does not have one of the packages.',
    wayOut: 'If `npm config get registry` names a mirror, it may lag behind: try another.',
  },
  {
    sign: /\b(ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ERR_SOCKET_TIMEOUT|UND_ERR_[A-Z_]+)\b|network (is unreachable|connectivity)|temporary failure (in name resolution|resolving)|socket hang up/i,
    reason: 'The network cannot be reached.',
    wayOut:
      'Connect and run the same command again. Behind a proxy, set HTTPS_PROXY; with a mirror, `npm config set registry …`.',
  },
  {
    sign: /\bEINTEGRITY\b/,
    reason: 'A package arrived damaged.',
    wayOut: 'Run `npm cache clean --force`, then the same command again.',
  },
  {
    sign: /\b(EACCES|EPERM|EROFS)\b|permission denied|read-only file system|ENOENT: no such file or directory, mkdir/i,
    reason: 'A folder cannot be written to.',
    wayOut:
      'Check who owns this folder and the npm cache (`npm config get cache`), then run the same command again.',
  },
  {
    sign: /can only install packages when your package\.json and package-lock\.json/,
    reason: 'package.json and package-lock.json do not agree.',
    wayOut: 'Run `npm install` to bring them together, or take back your change to either.',
  },
  {
    sign: /GLIBC_|GLIBCXX_/,
    reason: 'This system is too old for the Node that Stet is pinned to.',
    wayOut: 'It needs glibc 2.28: Debian 10, Ubuntu 20.04, RHEL 8 or newer.',
  },
  {
    sign: /\bENOMEM\b|SIGKILL|out of memory/i,
    reason: 'There is not enough memory.',
    wayOut: 'Close other programs and run the same command again; the set-up needs about 1 GB.',
  },
];

/**
 * @param {string} output what the failing program printed
 * @returns {{ reason: string, wayOut: string } | undefined} undefined if we do not know the cause
 */
export function causeOf(output) {
  const found = causes.find(({ sign }) => sign.test(output));
  return found && { reason: found.reason, wayOut: found.wayOut };
}

/** A full disk breaks files in the middle, and what then reads them complains of something else. */
function diskIsFull() {
  try {
    const { bavail, bsize } = statfsSync(root);
    return bavail * bsize < tooLittle;
  } catch {
    return false;
  }
}

/**
 * @param {string} step the step that failed, as said before it began: "Installing the packages"
 * @param {string} output
 * @returns {SetUpFailure}
 */
export function failureOf(step, output) {
  const cause = causeOf(output) ?? (diskIsFull() ? causeOf('ENOSPC') : undefined);
  if (cause) return new SetUpFailure(`${step} failed. ${cause.reason}`, cause.wayOut, output);
  const end = output.trimEnd().split('\n').slice(-15).join('\n  ');
  return new SetUpFailure(`${step} failed.`, `The end of its output:\n  ${end}`, output);
}

/**
 * Says why and how to go on; a stack only for our own mistakes.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof SetUpFailure) return error.message;
  if (error instanceof Error)
    return causeOf(error.message)
      ? failureOf('Stet', error.message).message
      : (error.stack ?? error.message);
  return String(error);
}
