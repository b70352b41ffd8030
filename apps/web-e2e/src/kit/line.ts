import type { Page, WebSocketRoute } from 'playwright-core';

/**
 * The line between a window and the server. Going offline leaves an open socket alive and stops every
 * request; this line swallows what is live and lets the rest pass.
 */
export class Line {
  #isCut = false;
  #sockets: WebSocketRoute[] = [];

  private constructor() {
    // Made by `of`, which has to wait.
  }

  /** Call before the window opens the product. */
  static async of(page: Page): Promise<Line> {
    const line = new Line();
    await page.routeWebSocket(/\/live/, (socket) => {
      const server = socket.connectToServer();
      line.#sockets.push(socket);
      const mayPass = (): boolean => !line.#isCut && line.#sockets.includes(socket);
      socket.onMessage((frame) => void (mayPass() && server.send(frame)));
      server.onMessage((frame) => void (mayPass() && socket.send(frame)));
    });
    return line;
  }

  cut(): void {
    this.#isCut = true;
  }

  /** The connection is lost for good, and a new one works: nothing more comes through the old one. */
  async mend(): Promise<void> {
    const lost = this.#sockets;
    this.#sockets = [];
    this.#isCut = false;
    await Promise.all(lost.map((socket) => socket.close({ code: 1011 })));
  }
}
