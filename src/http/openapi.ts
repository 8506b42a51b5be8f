/** The API described by the very schemas that check it, so that the description cannot be wrong about them. */
import { z } from 'zod';
import { Problem } from '../protocol/http.ts';
import { forAnyone, type Route } from './route.ts';

export function openApiRoute(routes: readonly Route[]): Route {
  // made when first asked for: a start should not wait for it
  let description: ReturnType<typeof describe> | undefined;
  return forAnyone({
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    answer: z.unknown(),
    handle: async () => {
      description ??= describe(routes);
      return description;
    },
  });
}

function describe(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aparté',
      version: '1',
      description: 'For the console and integrations. Errors are RFC 9457 problems.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'aparte' } } },
  };
}

function operation(route: Route) {
  const answered = route.answer ? { '200': content('Done', route.answer) } : { '204': { description: 'Done' } };
  return {
    summary: route.summary,
    operationId: operationId(route),
    ...(route.who === 'anyone' ? {} : { security: [{ session: [] }], description: `For role ${route.who} and above.` }),
    parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
    ...(route.body ? { requestBody: { required: true, ...content('', route.body, 'input') } } : {}),
    responses: { ...answered, default: content('What went wrong', Problem, 'output', 'application/problem+json') },
  };
}

function content(description: string, schema: z.ZodType, io: 'input' | 'output' = 'output', mime = 'application/json') {
  return { ...(description && { description }), content: { [mime]: { schema: jsonSchema(schema, io) } } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function pathParameters(path: string) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {} } = jsonSchema(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

/** `GET /conversations/:id/messages` reads `getConversationsIdMessages`. */
function operationId({ method, path }: Route): string {
  const words = path.split(/[^a-z0-9]+/i).filter(Boolean);
  return method + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
