/* Gets an access token, fetches the OpenAPI document with it and hands it to Swagger UI. The token stays in this page's memory. */
(() => {
  const notice = document.getElementById('notice');
  const base = new URL('..', document.baseURI).pathname.replace(/\/$/, '');

  const say = (text, failed = false) => {
    notice.textContent = text;
    notice.hidden = text === '';
    notice.classList.toggle('failed', failed);
  };

  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return `docs-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };

  const failure = async (response) => {
    const envelope = await response.json().catch(() => ({}));
    return new Error(envelope.error || `The server answered ${response.status}.`);
  };

  const signIn = async (apiKey, secret) => {
    const response = await fetch(`${base}/auth/api`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Transaction-Id': newId() },
      body: JSON.stringify({ apiKey, secret }),
    });
    if (!response.ok) {
      throw await failure(response);
    }
    return (await response.json()).data.auth.accessToken;
  };

  const fetchDocument = async (token) => {
    const response = await fetch(`${base}/openapi.json`, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) {
      throw await failure(response);
    }
    return response.json();
  };

  const show = (spec, token) => {
    spec.servers = [{ url: base }];
    // this page makes up an id where none is given
    Object.assign(spec.components.parameters.transactionId, {
      required: false,
      description: 'Left empty, this page makes one up.',
    });
    const ui = SwaggerUIBundle({
      spec,
      domNode: document.getElementById('ui'),
      validatorUrl: null,
      docExpansion: 'none',
      defaultModelsExpandDepth: -1,
      filter: true,
      requestInterceptor: (request) => {
        if (!request.headers['X-Transaction-Id']) {
          request.headers['X-Transaction-Id'] = newId();
        }
        return request;
      },
      onComplete: () => ui.preauthorizeApiKey('bearer', token),
    });
  };

  const open = async (form, token) => {
    say('Loading …');
    try {
      const access = await token();
      show(await fetchDocument(access), access);
      form.reset();
      say('');
    } catch (failed) {
      say(failed.message, true);
    }
  };

  document.getElementById('credential').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    open(form, () => signIn(form.apiKey.value.trim(), form.secret.value));
  });

  document.getElementById('bearer').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    open(form, async () => form.token.value.trim());
  });
})();
