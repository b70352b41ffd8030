import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit.service';
import { LiveRooms } from '../platform/live-rooms';
import { TextSchema } from '../platform/text-schema.service';
import { TextRepairRepository } from './text-repair.repository';
import { WritersHeld } from './writers-held';

/** How much of what was found goes into the audit row. */
const MOST_FOUND = 20;

/** Takes out of a text what its schema does not allow, in nobody's name, and says so in the audit trail. */
@Injectable()
export class TextRepairService {
  constructor(
    private readonly repository: TextRepairRepository,
    private readonly audit: AuditTrail,
    private readonly rooms: LiveRooms,
    private readonly held: WritersHeld,
    private readonly schema: TextSchema,
  ) {}

  async repair(roomId: string): Promise<void> {
    const senders = await this.repository.inTransaction(async (transaction) => {
      const repair = await this.repository.repair(transaction, roomId);
      if (repair === null) return null;
      // What a newer server's editors write is no violation.
      await this.schema.refuseOvertaken(transaction);
      const [first, ...others] = repair.senders;
      await this.audit.record(transaction, {
        // Named only when there is no doubt.
        personId: first !== undefined && others.length === 0 ? first : null,
        action: 'live-text-repaired',
        subject: `section/${roomId}`,
        detail: { found: repair.found.slice(0, MOST_FOUND).join(', '), senders: repair.senders.join(' ') },
      });
      return repair.senders;
    });
    if (senders === null) return;
    this.rooms.roomsMoved([roomId]);
    const isAnyHeld = senders.map((personId) => this.held.repaired({ roomId, personId }, Date.now())).includes(true);
    if (isAnyHeld) this.rooms.rightsChanged([roomId]);
  }
}
