/** Files and the people of the house: only who is in altogether may have one. */
import { expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import type { Advisor } from '../../src/domain/participant.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { type FilesParts, fileRoutes } from '../../src/http/files.ts';
import { problems } from '../../src/http/problems.ts';
import { silentLog } from '../support/silent-log.ts';

const id = conversationId('c_one');
const root = { id: 'root', name: 'Root', role: 'admin' } as unknown as Advisor;

function app(owes?: 'password' | 'second-factor') {
  const looks: string[] = [];
  const kept = { fileId: 'f_0', name: 'a.pdf', kind: 'document', mime: 'application/pdf', bytes: 1 } as const;
  const parts = {
    files: {
      opens: () => false,
      open: async () => ({
        conversationId: id,
        mime: 'application/pdf',
        disposition: 'attachment',
        bytes: Buffer.of(1),
      }),
      fill: async () => kept,
      keep: async () => kept,
    },
    sessions: { find: async () => ({ advisor: root, ...(owes && { owes }) }) },
    transcripts: { conversation: async () => ({ floor: { heldBy: 'queue' } }) },
    audit: { look: async (_by: unknown, action: string, subject: string) => void looks.push(`${action} ${subject}`) },
    publicUrl: 'http://house.example',
  } as unknown as FilesParts;
  return { looks, app: express().use(fileRoutes(parts), problems(silentLog)) };
}

test.each([
  [undefined, 200, 201],
  ['password', 404, 401],
  ['second-factor', 404, 401],
] as const)('owing %s', async (owes, read, written) => {
  const house = app(owes);
  await request(house.app).get('/media/files/f_1').expect(read);
  expect(house.looks).toEqual(read === 200 ? ['file-opened f_1'] : []);
  await request(house.app)
    .post(`/api/v1/conversations/${id}/files?name=a.pdf`)
    .set('Origin', 'http://house.example')
    .set('Content-Type', 'application/pdf')
    .send(Buffer.of(1))
    .expect(written);
});
