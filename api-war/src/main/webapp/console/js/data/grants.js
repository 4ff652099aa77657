// What the signed-in role may read and call, as the API describes itself to it.

/** Reads what is granted; answers {mayRead(record, field), mayCall(method, route)}. */
export async function readGrants(api) {
  const { records, scriptedApis } = (await api.get('describe')).data.describe;
  const readable = new Map(records.map((record) => [record.name, readableFields(record)]));
  const calls = new Set(scriptedApis.map(({ method, path }) => `${method} ${path}`));
  return {
    mayRead: (record, field) => readable.get(record)?.has(field) === true,
    mayCall: (method, route) => calls.has(`${method} /v2/${route}`),
  };
}

const readableFields = ({ operations, fields }) =>
  new Set(operations.includes('read') ? fields.filter((field) => field.isReadable).map((field) => field.name) : []);
