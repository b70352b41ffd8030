/**
 * Loaded before the server of each system alike, with `--expose-gc`: a signal makes it collect its garbage,
 * twice because finalisers free more, so that memory is compared and not the mood of the collector.
 */
process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
});
