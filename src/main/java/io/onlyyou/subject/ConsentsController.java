package io.onlyyou.subject;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A person's consents: read, give one, end one or all. */
@RestController
@RequestMapping("/v1/subjects/{subject}/consents")
@Tag(name = "The person's side")
class ConsentsController {

    private final ConsentDesk desk;
    private final ConsentProperties properties;

    ConsentsController(ConsentDesk desk, ConsentProperties properties) {
        this.desk = desk;
        this.properties = properties;
    }

    @GetMapping
    @Operation(summary = "Where every consent of the person stands")
    ConsentsView read(@PathVariable Subject subject) {
        return ConsentsView.of(subject, desk.read(subject));
    }

    @PutMapping("/{purpose}")
    @Operation(summary = "Give one purpose")
    ConsentGivenView give(
            @PathVariable Subject subject,
            @PathVariable String purpose,
            @Valid @RequestBody GiveConsentRequest request,
            Actor actor) {
        if (properties.requirePersonToken() && actor.kind() != Actor.Kind.PERSON) {
            throw new AccessDeniedException("Only the person's own token may give consent here.");
        }
        return desk.give(subject, purpose(purpose), request, actor);
    }

    @DeleteMapping("/{purpose}")
    @Operation(summary = "End one purpose")
    DeletionReceipt end(@PathVariable Subject subject, @PathVariable String purpose, Actor actor) {
        return desk.end(subject, Set.of(purpose(purpose)), actor);
    }

    @DeleteMapping
    @Operation(summary = "End everything")
    DeletionReceipt endAll(@PathVariable Subject subject, Actor actor) {
        return desk.end(subject, EnumSet.allOf(Purpose.class), actor);
    }

    private static Purpose purpose(String wire) {
        try {
            return Purpose.of(wire);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
