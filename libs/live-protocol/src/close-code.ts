/** Why the server ends a connection. 4400–4499 tell a client not to come back by itself. */
export const CloseCode = {
  /** The server stops; come back at once, another instance or the next start answers. */
  ServiceRestart: 1012,
  /** The server cannot serve this connection now (it reads too slowly, or the store is away); come back later. */
  TryAgainLater: 1013,
  /** A frame above `maxFrameBytes`. */
  MessageTooBig: 1009,
  /** A frame that is no frame of this protocol, or one that only servers send. */
  ProtocolViolation: 4400,
  /** y-websocket: nobody is signed in, or the login has ended. Sign in, then connect again. */
  NotSignedIn: 4401,
  /** y-websocket: the document is closed to the person, or an update was refused; the reason is a `ReasonCode`. */
  Refused: 4403,
  /** One connection of this person more than `maxConnectionsPerPerson`. */
  TooManyConnections: 4429,
  /** Nothing was ever opened on this connection, or all that was asked for was denied: come back when there is something to open. */
  ConnectionTimeout: 4408,
} as const;

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];
