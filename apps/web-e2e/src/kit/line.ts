import type { Page, WebSocketRoute } from 'playwright-core';

/**
 * The line between a window and the server. Going offline leaves an open socket alive and stops every
 * request; this line swallows what is live and lets the rest pass.
 */
export class Line {
  #isCut = false;
  readonly #sockets: WebSocketRoute[] = [];

  private constructor() {
    // Made by `of`, which has to wait.
  }

  /** Call before the window opens the product. */
  static async of(page: Page): Promise<Line> {
    const line = new Line();
    await page.routeWebSocket(/\/live/, (socket) => {
      const server = socket.connectToServer();
      line.#sockets.push(socket);
      socket.onMessage((frame) => void (!line.#isCut && server.send(frame)));
      server.onMessage((frame) => void (!line.#isCut && socket.send(frame)));
    });
    return line;
  }

  cut(): void {
    this.#isCut = true;
  }

  /** The connection is lost for good, and a new one works. */
  async mend(): Promise<void> {
    this.#isCut = false;
    await Promise.all(this.#sockets.splice(0).map((socket) => socket.close({ code: 1011 })));
  }
}
