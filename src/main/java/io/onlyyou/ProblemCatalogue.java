package io.onlyyou;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the closed list of problem types, so that the {@code type} of every problem can be looked up. */
@RestController
class ProblemCatalogue {

    record Entry(String type, int status, String title, String advice) {

        static Entry of(ProblemType type) {
            return new Entry(type.uri(), type.status(), type.title(), type.advice());
        }
    }

    @GetMapping("/problems")
    List<Entry> all() {
        return Arrays.stream(ProblemType.values()).map(Entry::of).toList();
    }

    @GetMapping("/problems/{name}")
    ResponseEntity<?> one(@PathVariable String name) {
        return ProblemType.named(name).isPresent()
                ? ResponseEntity.of(ProblemType.named(name).map(Entry::of))
                : Problems.of(ProblemType.NOT_FOUND);
    }
}
