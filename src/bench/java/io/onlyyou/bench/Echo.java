package io.onlyyou.bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives a body back and does nothing else, behind the same filters and the same token check as a splice. */
final class Echo {

    static final String PATH = "/v1/feeds/{feed}/viewers/{viewer}/echo";

    /** Handles a request. */
    public void echo(
            @PathVariable String feed,
            @PathVariable String viewer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
