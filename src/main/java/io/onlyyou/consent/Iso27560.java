package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act about consent in the structure of ISO/IEC TS 27560:2023: header, processing, parties, events. The names are the
 * standard's in camel case; {@code docs/consent-records.md} maps them to GDPR and to the Data Privacy Vocabulary.
 *
 * @param schemaVersion which structure this is
 * @param recordId the receipt's id: a receipt is the authoritative copy of what one act put on record
 * @param piiPrincipalId the person, see {@link Principal}
 */
record Iso27560(
        String schemaVersion,
        UUID recordId,
        String piiPrincipalId,
        List<Processing> piiProcessing,
        List<Party> partyIdentification,
        List<Event> events) {

    static final String SCHEMA = "ISO/IEC TS 27560:2023; onlyyou 1";

    /** What is consented to for one purpose; what was never agreed to has no notice, method or jurisdiction. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Processing(
            @Nullable PrivacyNotice privacyNotice,
            @Nullable String language,
            String purpose,
            String purposeType,
            String lawfulBasis,
            List<PiiInformation> piiInformation,
            List<String> piiControllers,
            @Nullable String collectionMethod,
            String processingMethod,
            List<String> storageLocations,
            String retentionPeriod,
            List<String> recipientThirdParties,
            @Nullable String jurisdiction,
            String withdrawalMethod,
            String privacyRights) {}

    /** The very text: its address under this service, and its SHA-256 in hexadecimal. */
    record PrivacyNotice(String id, String version, String uri, String sha256) {}

    /** A category of personal data. */
    record PiiInformation(String piiType, boolean piiOptional, boolean specialPiiCategory) {}

    /** Somebody who takes part. */
    record Party(
            String partyId,
            String partyName,
            String partyAddress,
            String partyContact,
            String partyType,
            String partyRole) {}

    /** What happened: the state that a purpose is in since then, at whose word, and for how long. */
    record Event(
            String purpose,
            Instant eventTime,
            String validityDuration,
            String entityId,
            String eventType,
            ConsentState eventState,
            long epoch) {}
}
