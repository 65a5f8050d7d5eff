package io.onlyyou.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the words of ISO/IEC TS 27560 what a change of consent put on record. */
@Component
class ReceiptRecords {

    private static final String CONTROLLER = "controller";

    private final Ledger ledger;
    private final PublishedNotices notices;
    private final ReceiptProperties properties;

    ReceiptRecords(Ledger ledger, PublishedNotices notices, ReceiptProperties properties) {
        this.ledger = ledger;
        this.notices = notices;
        this.properties = properties;
    }

    /**
     * The record of this act.
     *
     * @param principal how it names the person
     */
    Iso27560 of(RecordedAct act, String principal) {
        Map<Purpose, LedgerEntry> given = ledger.lastGiven(act.person().key());
        List<Iso27560.Processing> processing = act.changed().stream()
                .map(status -> processing(status.purpose(), given.get(status.purpose())))
                .toList();
        return new Iso27560(
                Iso27560.SCHEMA,
                act.receipt(),
                principal,
                processing,
                parties(processing),
                act.changed().stream().map(status -> event(act, status)).toList());
    }

    private Iso27560.Processing processing(Purpose purpose, @Nullable LedgerEntry given) {
        NoticeRef notice = given == null ? null : given.notice();
        PublishedNotice published = notice == null
                ? null
                : notices.find(new NoticeId(notice.id(), notice.version())).orElse(null);
        ProcessingTerms terms = ProcessingTerms.of(purpose);
        return new Iso27560.Processing(
                notice == null || published == null ? null : privacyNotice(notice, published),
                notice == null ? null : notice.language(),
                purpose.wire(),
                terms.purposeType(),
                "explicit consent, GDPR Art. 6(1)(a) and 9(2)(a)",
                terms.piiInformation(),
                List.of(CONTROLLER),
                given == null ? null : given.collectionMethod(),
                terms.processingMethod(),
                properties.storageLocations(),
                "until this consent ends; the record itself is kept as evidence",
                published == null ? List.of() : published.recipients(),
                given == null ? null : given.region(),
                "DELETE /v1/subjects/{subject}/consents/" + purpose.wire(),
                "access, rectification, erasure, restriction, portability, withdrawal; ask the controller");
    }

    private static Iso27560.PrivacyNotice privacyNotice(NoticeRef notice, PublishedNotice published) {
        String hash = published.texts().stream()
                .filter(text -> text.language().equals(notice.language()))
                .map(PublishedNotice.Text::sha256)
                .findFirst()
                .orElse("");
        return new Iso27560.PrivacyNotice(
                notice.id(),
                notice.version(),
                "/v1/notices/%s/versions/%s/texts/%s".formatted(notice.id(), notice.version(), notice.language()),
                hash);
    }

    private List<Iso27560.Party> parties(List<Iso27560.Processing> processing) {
        Controller controller = properties.controller();
        var recipients = new TreeSet<String>();
        processing.forEach(each -> recipients.addAll(each.recipientThirdParties()));
        return Stream.concat(
                        Stream.of(new Iso27560.Party(
                                CONTROLLER,
                                controller.name(),
                                controller.address(),
                                controller.contact(),
                                "organisation",
                                "controller")),
                        recipients.stream()
                                .map(recipient -> new Iso27560.Party(
                                        recipient,
                                        recipient,
                                        "ask the controller",
                                        "ask the controller",
                                        "image provider",
                                        "recipient")))
                .toList();
    }

    private static Iso27560.Event event(RecordedAct act, ConsentStatus status) {
        Instant until = status.until();
        return new Iso27560.Event(
                status.purpose().wire(),
                act.at(),
                until == null
                        ? "until ended"
                        : Duration.between(act.at(), until).toString(),
                act.actor(),
                "explicit",
                status.state(),
                status.epoch());
    }
}
