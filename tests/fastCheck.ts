import fc from 'fast-check';

// Everywhere else each run takes other cases, and a failure names its seed. In CI they are the same
// each time: what goes red there is of the change, and not of the day.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_127 });

export default fc;
