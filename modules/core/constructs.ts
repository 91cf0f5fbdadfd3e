/*
 * Core with what needs CDKTF. Modules that look at tokens take it, and it is what `certfleet/core` gives; data, pictures
 * and reviews take `modules/core`, which loads neither cdktf nor constructs.
 */
export * from './index';
export * from './known';
export * from './removed-resource';
