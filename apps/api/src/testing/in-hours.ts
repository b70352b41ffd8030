/** The instant so many hours from now; before now when negative. */
export const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
