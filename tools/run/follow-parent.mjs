/** Loaded before a program that must not outlive the process that started it. */
process.on('disconnect', () => process.exit(1));
// The channel alone keeps nothing running.
process.channel?.unref();
