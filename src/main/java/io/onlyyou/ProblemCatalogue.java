package io.onlyyou;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the closed list of problem types, so that the {@code type} of every problem can be looked up. */
@RestController
class ProblemCatalogue {

    record ProblemTypeView(String type, int status, String title, String advice) {

        static ProblemTypeView of(ProblemType type) {
            return new ProblemTypeView(type.uri(), type.status(), type.title(), type.advice());
        }
    }

    @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    List<ProblemTypeView> all() {
        return Arrays.stream(ProblemType.values()).map(ProblemTypeView::of).toList();
    }

    @GetMapping(path = "/problems/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> one(@PathVariable String name) {
        return ProblemType.named(name).isPresent()
                ? ResponseEntity.of(ProblemType.named(name).map(ProblemTypeView::of))
                : Problems.of(ProblemType.NOT_FOUND);
    }
}
