import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FetchedCode } from './fetched-code';

const handleError = jest.fn();

beforeEach(() => {
  jest.useFakeTimers();
  TestBed.configureTestingModule({ providers: [{ provide: ErrorHandler, useValue: { handleError } }] });
});

afterEach(() => jest.useRealTimers());

describe('code that is fetched when it is needed', () => {
  it('is asked for until it comes, and what keeps it away is said once', async () => {
    const away = new Error('away');
    const load = jest.fn().mockRejectedValueOnce(away).mockRejectedValueOnce(away).mockResolvedValue('code');

    const fetched = TestBed.inject(FetchedCode).of(load);
    await jest.advanceTimersByTimeAsync(10_000);

    expect(await fetched).toBe('code');
    expect(load).toHaveBeenCalledTimes(3);
    expect(handleError.mock.calls).toEqual([[away]]);
  });
});
