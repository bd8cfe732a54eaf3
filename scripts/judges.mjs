// `npm run judges`: what validators say that need more than Node; `npm test` has the others. A judge
// that cannot run says why.

// By address: the scripts' project does not take in the tests.
const judges = new URL('../tests/judges/', import.meta.url);
const { nuHtmlChecker } = await import(new URL('nuHtmlChecker.ts', judges).href);

process.exitCode = nuHtmlChecker() ? 0 : 1;
