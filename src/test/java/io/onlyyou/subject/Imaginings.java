package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.support.Api;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person who asks for portraits. */
final class Imaginings {

    private final JsonMapper json = JsonMapper.shared();
    private final Api api;
    private final Scene scene;
    private final String person;

    Imaginings(Api api, String person) {
        this.api = api;
        this.scene = new Scene(api);
        this.person = person;
    }

    Reply ask(String body, String... headers) {
        return api.post(path("/imagine"), TestTokens.person(person), body, headers);
    }

    /** The body with these fields, alternately names and values, and a picture. */
    String with(byte[] picture, String... fields) {
        var body = json.createObjectNode().put("picture", Base64.getEncoder().encodeToString(picture));
        for (int field = 0; field < fields.length; field += 2) {
            body.put(fields[field], fields[field + 1]);
        }
        return body.toString();
    }

    /** The portrait that this comes to. */
    String portrait(String body) {
        Reply reply = ask(body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        JsonNode job = finished(reply);
        assertThat(job.path("state").asString()).isEqualTo("ready");
        return job.path("portrait").asString();
    }

    JsonNode finished(Reply reply) {
        return scene.finished(person, job(reply));
    }

    static String job(Reply reply) {
        return reply.json().at("/job/id").asString();
    }

    Reply get(String path) {
        return api.get(path(path), TestTokens.person(person));
    }

    JsonNode why(String portrait) {
        return get("/portraits/" + portrait + "/why").json();
    }

    String path(String path) {
        return Scene.subject(person) + path;
    }

    /** Another picture of the person whom {@link Scene} opts in. */
    static byte[] sameFace() {
        return DrawnPerson.of(1, 1000, 900, 200).jpeg();
    }
}
