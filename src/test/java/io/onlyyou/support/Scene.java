package io.onlyyou.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.imaging.DrawnPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the services around a feed do, in the words of the contract. */
public final class Scene {

    private static final Set<String> FINISHED = Set.of("ready", "refused", "cancelled", "dead");
    private static final byte[] SELFIE = DrawnPerson.of(1).jpeg();

    private final JsonMapper json = JsonMapper.shared();
    private final Api api;
    private final String onboarding = TestTokens.client("onboarding", "onboarding:write");
    private final String app = TestTokens.client("app", "subject:act-any");
    private final String feedService = TestTokens.client("feed-service", "feed:splice");

    public Scene(Api api) {
        this.api = api;
    }

    /** An id that nobody else has. */
    public static String somebody() {
        return "user-" + UUID.randomUUID();
    }

    /** The data of an opt-in for these purposes, with a drawn selfie where generation is among them. */
    public ObjectNode optInData(String... purposes) {
        ObjectNode data = json.createObjectNode();
        ArrayNode list = data.putArray("purposes");
        List.of(purposes).forEach(list::add);
        data.putObject("notice")
                .put("id", "imagine-yourself")
                .put("version", "1")
                .put("language", "en");
        data.put("collectionMethod", "in-app-toggle").put("region", "US-CA").put("adult", true);
        data.put("selfieAssurance", "live");
        if (List.of(purposes).contains("generation")) {
            data.putArray("selfies")
                    .addObject()
                    .put("pose", "front")
                    .put("content", Base64.getEncoder().encodeToString(SELFIE));
        }
        return data;
    }

    /** A structured event without a time, so that it counts at its arrival. */
    public ObjectNode event(String type, String subject, JsonNode data) {
        ObjectNode event = event(type, subject);
        event.set("data", data);
        return event;
    }

    /** The same without data. */
    public ObjectNode event(String type, String subject) {
        ObjectNode event = json.createObjectNode();
        event.put("specversion", "1.0").put("id", UUID.randomUUID().toString()).put("source", "/apps/test");
        event.put("type", "io.onlyyou." + type + ".v1").put("subject", subject);
        event.put("datacontenttype", "application/json");
        return event;
    }

    /** Sends an event in structured mode. */
    public Reply send(JsonNode event) {
        return api.post(
                "/v1/onboarding-events", onboarding, event.toString(), "Content-Type", "application/cloudevents+json");
    }

    /** Opts a person in and waits for each portrait that this asked for. */
    public JsonNode optIn(String subject, String... purposes) {
        Reply reply = send(event("opted-in", subject, optInData(purposes)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        reply.json()
                .path("jobs")
                .forEach(job -> finished(subject, job.path("id").asString()));
        return reply.json();
    }

    /** Waits until the job has come to an end, and gives it. */
    public JsonNode finished(String subject, String job) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get(subject(subject) + "/jobs/" + job, app).json(),
                        found -> FINISHED.contains(found.path("state").asString()));
    }

    /** Waits until nothing is being made for the person any more. */
    public void settled(String subject) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<String> states = new ArrayList<>();
            api.get(subject(subject) + "/portraits", app)
                    .json()
                    .path("portraits")
                    .forEach(portrait -> states.add(portrait.path("state").asString()));
            return !states.contains("making");
        });
    }

    /** A page of the `home` feed with that many own items. */
    public static String page(int items) {
        StringBuilder page = new StringBuilder("{\"items\":[");
        for (int item = 0; item < items; item++) {
            page.append(item == 0 ? "" : ",")
                    .append("{\"id\":\"post-")
                    .append(item)
                    .append("\",\"n\":1.10}");
        }
        return page.append("]}").toString();
    }

    /** Asks for a page to be spliced. */
    public Reply splice(String feed, String viewer, String page, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Onlyyou-Deadline-Ms";
        all[headers.length + 1] = "5000";
        return api.post("/v1/feeds/" + feed + "/viewers/" + viewer + "/splice", feedService, page, all);
    }

    /** Asks for a plan. */
    public Reply plan(String feed, String viewer, String body) {
        return api.post(
                "/v1/feeds/" + feed + "/viewers/" + viewer + "/plan", feedService, body, "Onlyyou-Deadline-Ms", "5000");
    }

    /** Something said just now to the item of that feedback token, under an id that no other event has. */
    public ObjectNode interaction(String token, String event) {
        return json.createObjectNode()
                .put("eventId", UUID.randomUUID().toString())
                .put("token", token)
                .put("event", event)
                .put("at", "2026-11-22T10:00:00Z");
    }

    /** Passes on what was said. */
    public Reply react(JsonNode... interactions) {
        ObjectNode body = json.createObjectNode();
        ArrayNode list = body.putArray("interactions");
        List.of(interactions).forEach(list::add);
        return api.post("/v1/interactions", feedService, body.toString());
    }

    /** The consent's state now. */
    public String state(String subject, String purpose) {
        for (JsonNode consent :
                api.get(subject(subject) + "/consents", app).json().path("consents")) {
            if (consent.path("purpose").asString().equals(purpose)) {
                return consent.path("state").asString();
            }
        }
        throw new AssertionError("no consent of purpose " + purpose);
    }

    /** Ends everything, as the app does for the person. */
    public Reply endAll(String subject) {
        return api.delete(subject(subject) + "/consents", app);
    }

    /** The body of a yes to one purpose. */
    public String yes() {
        ObjectNode data = optInData("feed");
        data.remove("purposes");
        return data.toString();
    }

    /** Gives one purpose, as the app does for the person. */
    public Reply give(String subject, String purpose) {
        return api.put(subject(subject) + "/consents/" + purpose, app, yes());
    }

    /** Where the person's side of the API begins. */
    public static String subject(String subject) {
        return "/v1/subjects/" + subject;
    }

    public String appToken() {
        return app;
    }

    public String feedToken() {
        return feedService;
    }

    public String onboardingToken() {
        return onboarding;
    }
}
