package io.onlyyou;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where there is no controller: in filters, in the security chain, in Tomcat. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers with this problem, unless an answer is already on its way; headers set before are kept. */
    void write(HttpServletResponse response, ProblemType type) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsBytes(Problem.of(type));
        response.resetBuffer();
        response.setStatus(type.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        if (Problems.waits(type.status())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
