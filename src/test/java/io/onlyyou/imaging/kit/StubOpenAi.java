package io.onlyyou.imaging.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** OpenAI's {@code POST /images/edits}; its pictures come as Base64, or by a URL of its own. */
public final class StubOpenAi extends StubProvider {

    private byte[] picture = Pictures.png(256);
    private boolean byUrl;
    private boolean breaks;

    private StubOpenAi() {}

    /** One that serves already. */
    public static StubOpenAi running() {
        StubOpenAi stub = new StubOpenAi();
        return stub.start(stub);
    }

    /** Gives a URL in place of Base64. */
    public void answersByUrl() {
        byUrl = true;
    }

    @Override
    public void succeed(HttpExchange exchange) throws IOException {
        pay();
        String item = byUrl
                ? "{\"url\":\"" + base() + "files/1.png\"}"
                : "{\"b64_json\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}";
        String answer = "{\"created\":1,\"data\":[" + item + "]}";
        if (breaks && !byUrl) {
            half(exchange, "application/json", answer.getBytes(StandardCharsets.UTF_8));
        } else {
            json(exchange, 200, answer);
        }
    }

    @Override
    public void delivers(byte[] other) {
        picture = other;
    }

    @Override
    public void breaksOffInThePicture() {
        breaks = true;
    }

    @Override
    public void refuses() {
        does(status(
                400,
                "{\"error\":{\"message\":\"rejected\",\"type\":\"image_generation_user_error\",\"param\":null,"
                        + "\"code\":\"moderation_blocked\"}}"));
    }

    @Override
    protected boolean costs(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().equals("/images/edits");
    }

    @Override
    protected void serve(HttpExchange exchange, Call call) throws IOException {
        if (!call.path().startsWith("/files/")) {
            json(exchange, 404, "{}");
        } else if (breaks) {
            half(exchange, "image/png", picture);
        } else {
            send(exchange, 200, "image/png", picture);
        }
    }
}
