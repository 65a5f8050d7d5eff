"use strict";

/**
 * Calls the real endpoints with the tokens of profile `local`, whose secrets are public and good for nothing else. A
 * real app's page never holds these tokens: its servers do.
 */
const service = (() => {
  const tokens = new Map();

  async function token(client) {
    const held = tokens.get(client);
    if (held && held.until > Date.now()) {
      return held.value;
    }
    const response = await fetch("/oauth2/token", {
      method: "POST",
      headers: { Authorization: "Basic " + btoa(client + ":local"), "Content-Type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials",
    });
    if (!response.ok) {
      throw new Error("No token for " + client + " (" + response.status + ")");
    }
    const answer = await response.json();
    tokens.set(client, { value: answer.access_token, until: Date.now() + (answer.expires_in - 30) * 1000 });
    return answer.access_token;
  }

  async function call(client, method, path, { body, headers = {} } = {}) {
    const response = await fetch(path, {
      method,
      headers: { Authorization: "Bearer " + (await token(client)), ...headers },
      body,
    });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Error(problem.detail || problem.title || "The service answered " + response.status + ".");
    }
    return response;
  }

  const path = (viewer) => "/v1/subjects/" + encodeURIComponent(viewer);

  return {
    async optIn(viewer, selfie) {
      const event = {
        specversion: "1.0",
        id: "demo-" + crypto.randomUUID(),
        source: "/demo",
        type: "io.onlyyou.opted-in.v1",
        subject: viewer,
        datacontenttype: "application/json",
        data: {
          purposes: ["generation", "feed"],
          notice: { id: "imagine-yourself", version: "2", language: "en" },
          collectionMethod: "in-app-toggle",
          region: "US-CA",
          adult: true,
          selfieAssurance: "live",
          selfies: [{ pose: "front", content: selfie }],
        },
      };
      const response = await call("onboarding", "POST", "/v1/onboarding-events", {
        headers: { "Content-Type": "application/cloudevents+json" },
        body: JSON.stringify(event),
      });
      return response.json();
    },

    async consents(viewer) {
      return (await (await call("app", "GET", path(viewer) + "/consents")).json()).consents;
    },

    async job(viewer, id) {
      return (await call("app", "GET", path(viewer) + "/jobs/" + id)).json();
    },

    async why(item) {
      return (await call("app", "GET", item.why)).json();
    },

    async end(viewer) {
      return (await call("app", "DELETE", path(viewer) + "/consents")).json();
    },

    async splice(viewer, page, pageKey) {
      return call("feed-service", "POST", "/v1/feeds/home/viewers/" + encodeURIComponent(viewer) + "/splice", {
        headers: { "Content-Type": "application/json", "Onlyyou-Page-Key": pageKey, "Onlyyou-Deadline-Ms": "1000" },
        body: JSON.stringify(page),
      });
    },
  };
})();
