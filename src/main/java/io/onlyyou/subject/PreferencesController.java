package io.onlyyou.subject;

import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person asks for beyond consent. */
@RestController
@RequestMapping("/v1/subjects/{subject}/preferences")
@Tag(name = "The person's side")
class PreferencesController {

    private final PreferencesDesk desk;

    PreferencesController(PreferencesDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "What the person has asked for")
    PreferencesDocument read(@PathVariable Subject subject) {
        return PreferencesDocument.of(desk.read(subject));
    }

    @PutMapping
    @Operation(
            summary = "Replace what the person has asked for",
            description = "Can only make things stricter than the operator's rules. What is absent asks for nothing. "
                    + "After an account was deleted there are none to replace (404) until consent is given anew.")
    PreferencesDocument replace(@PathVariable Subject subject, @Valid @RequestBody PreferencesDocument wanted) {
        return PreferencesDocument.of(desk.replace(subject, wanted.preference()));
    }
}
