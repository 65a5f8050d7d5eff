package io.onlyyou.subject;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.feed.ShownUses;
import io.onlyyou.portrait.LikenessUses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What was done with a person's likeness: made, sent to a provider, shown; when, and under which consent. */
@RestController
@RequestMapping("/v1/subjects/{subject}/uses")
@Tag(name = "The person's side")
class UsesController {

    private static final Comparator<UseView> NEWEST_FIRST = Comparator.comparing(UseView::at)
            .thenComparing(UseView::id, UsesController::asTheDatabaseDoes)
            .reversed();

    private final People people;
    private final LikenessUses likeness;
    private final ShownUses shown;

    UsesController(People people, LikenessUses likeness, ShownUses shown) {
        this.people = people;
        this.likeness = likeness;
        this.shown = shown;
    }

    @GetMapping
    @Operation(summary = "Every use of the person's likeness, newest first")
    UsesView list(
            @PathVariable Subject subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        UseCursor before = cursor == null ? UseCursor.start() : parsed(cursor);
        return people.find(subject)
                .map(person -> page(subject, person, before, limit))
                .orElseGet(() -> new UsesView(List.of(), null));
    }

    private UsesView page(Subject subject, PersonKey person, UseCursor before, int limit) {
        String path = "/v1/subjects/" + subject.value();
        Stream<UseView> made = likeness.before(person, before.at(), before.id(), limit + 1).stream()
                .map(use -> UseView.of(use, path));
        Stream<UseView> placed = shown.before(person, before.at(), before.id(), limit + 1).stream()
                .map(UseView::of);
        List<UseView> found = Stream.concat(made, placed).sorted(NEWEST_FIRST).toList();
        List<UseView> page = found.subList(0, Math.min(limit, found.size()));
        return new UsesView(
                page, found.size() > limit ? UseCursor.after(page.getLast()).text() : null);
    }

    /** PostgreSQL compares ids as bytes; Java as two signed numbers. */
    private static int asTheDatabaseDoes(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static UseCursor parsed(String cursor) {
        try {
            return UseCursor.parse(cursor);
        } catch (IllegalArgumentException foreign) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
