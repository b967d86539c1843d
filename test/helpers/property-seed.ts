import fc from 'fast-check';

/**
 * The gate tries the same cases each time, so that a change is judged by itself and not by chance. New cases:
 * `PROPERTY_SEED=random npm test`, with more of them by PROPERTY_RUNS and MMC_RUNS.
 */
const seed = process.env.PROPERTY_SEED ?? '20261121';

if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
