package io.onlyyou.subject;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.feed.Showing;
import io.onlyyou.feed.Showings;
import io.onlyyou.portrait.Approvals;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.Portrait;
import io.onlyyou.portrait.PortraitImage;
import io.onlyyou.portrait.PortraitPage;
import io.onlyyou.portrait.Portraits;
import io.onlyyou.portrait.Surface;
import io.onlyyou.portrait.Wishes;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A person's portraits, for that person's eyes. */
@RestController
@RequestMapping("/v1/subjects/{subject}/portraits")
class PortraitController {

    private final People people;
    private final Portraits portraits;
    private final Showings showings;
    private final Approvals approvals;
    private final Wishes wishes;

    PortraitController(People people, Portraits portraits, Showings showings, Approvals approvals, Wishes wishes) {
        this.people = people;
        this.portraits = portraits;
        this.showings = showings;
        this.approvals = approvals;
        this.wishes = wishes;
    }

    /** Lists them, newest first, with those that are being made. */
    @GetMapping
    PortraitListView list(
            @PathVariable Subject subject,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return people.find(subject)
                .map(person -> view(person, portraits.list(person, cursor, limit)))
                .orElseGet(() -> new PortraitListView(List.of(), null));
    }

    /** One of them. */
    @GetMapping("/{id}")
    PortraitView get(@PathVariable Subject subject, @PathVariable String id) {
        PersonKey person = person(subject);
        UUID portrait = PortraitIds.parse(id);
        return PortraitView.of(portraits.find(person, portrait), showings.of(person, portrait));
    }

    /** Its picture: whole and fresh each time, so that no cache or condition stands before the question of consent. */
    @GetMapping("/{id}/image")
    @Operation(
            summary = "The picture of a portrait, for the person's own eyes",
            description =
                    "surface asks for a shape: feed and chat are squares, stories is 9:16 (there where the portrait was made"
                            + " while stories were given), profile-picture is a square for a circle (there while the portrait is chosen)."
                            + " width asks for the narrowest picture at least so wide, or the widest.")
    ResponseEntity<byte[]> image(
            @PathVariable Subject subject,
            @PathVariable String id,
            @RequestParam(defaultValue = "feed") String surface,
            @RequestParam(defaultValue = "1024") @Min(1) int width) {
        Surface shape = surface(surface);
        PortraitImage image = portraits.image(person(subject), PortraitIds.parse(id), shape, width);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.parseMediaType(image.mediaType()))
                .body(image.bytes());
    }

    /** Why it was made, from what, by whom, and under which consent. */
    @GetMapping("/{id}/why")
    PortraitWhyView why(@PathVariable Subject subject, @PathVariable String id) {
        PersonKey person = person(subject);
        UUID portrait = PortraitIds.parse(id);
        return PortraitWhyView.of(
                portraits.provenance(person, portrait),
                wishes.ofPortrait(person, portrait).orElse(null),
                showings.of(person, portrait));
    }

    /** Lets it be shown to a person whose preference is to approve first. */
    @PostMapping("/{id}/approval")
    PortraitView approve(@PathVariable Subject subject, @PathVariable String id) {
        approvals.approve(subject, PortraitIds.parse(id));
        return get(subject, id);
    }

    /** Takes it away for good, also as a profile picture. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable Subject subject, @PathVariable String id) {
        portraits.delete(subject, PortraitIds.parse(id));
    }

    private static Surface surface(String wire) {
        try {
            return Surface.of(wire);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, unknown.getMessage());
        }
    }

    private PersonKey person(Subject subject) {
        return people.find(subject).orElseThrow(NoSuchPortraitException::new);
    }

    private PortraitListView view(PersonKey person, PortraitPage page) {
        List<UUID> ids = page.portraits().stream().map(Portrait::id).toList();
        Map<UUID, List<Showing>> shown = showings.of(person, ids);
        List<PortraitView> views = page.portraits().stream()
                .map(portrait -> PortraitView.of(portrait, shown.getOrDefault(portrait.id(), List.of())))
                .toList();
        UUID next = page.next();
        return new PortraitListView(views, next == null ? null : next.toString());
    }
}
