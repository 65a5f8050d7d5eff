package io.onlyyou;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem where Tomcat itself refuses a request before any filter sees it: TRACE, a bad path.
 *
 * <p>What cannot even be read as a request is refused by Tomcat with an empty body, below any valve.
 */
class ProblemReportValve extends ErrorReportValve {

    private final JsonMapper json;
    private final IdGenerator ids;

    ProblemReportValve(JsonMapper json, IdGenerator ids) {
        this.json = json;
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = ProblemType.ofStatus(response.getStatus());
        if (response.getHeader(RequestIdFilter.HEADER) == null) {
            response.setHeader(RequestIdFilter.HEADER, ids.generateId().toString());
        }
        try {
            byte[] body = json.writeValueAsBytes(Problem.of(type));
            response.setStatus(type.status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            var out = response.getReporter();
            if (out != null) {
                out.write(new String(body, StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("The client went away before its answer");
        }
    }
}
