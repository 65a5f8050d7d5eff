package io.onlyyou.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people whose endings are ordered and not yet carried out. While a row stands, nothing rests on their consent: the
 * statements that decide look here.
 */
@Repository
class RevocationTargets {

    private static final String LISTED = """
            select subject, person_key from person where subject = any(:subjects)""";

    /** The grant that each consent that stands rests on. */
    private static final String STANDING = """
            select distinct person.subject, person.person_key
            from consent
            join person on person.person_key = consent.person_key
            join lateral (
                select region, notice_id, notice_version from ledger_entry
                where ledger_entry.person_key = consent.person_key and ledger_entry.purpose = consent.purpose
                  and ledger_entry.state = 'given'
                order by seq desc limit 1) given on true
            where consent.state in ('given', 'expired', 'superseded') and consent.purpose = any(:purposes) and\s""";

    private static final String FROM_REGION = "(given.region = :region or given.region like :subdivisions)";

    private static final String TO_NOTICE = "given.notice_id = :notice and given.notice_version = :version";

    /** One person of one order. */
    record Target(UUID person, Subject subject, int tries) {}

    private final JdbcClient jdbc;
    private final JdbcClient across;

    RevocationTargets(JdbcClient jdbc, @Qualifier("operate") JdbcClient across) {
        this.jdbc = jdbc;
        this.across = across;
    }

    int count(RevocationSelection selection, Set<Purpose> purposes) {
        return across.sql("select count(*) from (%s) selected".formatted(sql(selection)))
                .params(parameters(selection, purposes))
                .query(Integer.class)
                .single();
    }

    /** Says how many there are. */
    int add(UUID revocation, RevocationSelection selection, Set<Purpose> purposes) {
        return across.sql("""
                insert into revocation_target (person_key, revocation_id, subject, purposes)
                select person_key, :revocation, subject, :purposes from (%s) selected""".formatted(sql(selection)))
                .params(parameters(selection, purposes))
                .param("revocation", revocation)
                .update();
    }

    List<Target> next(UUID revocation, int most) {
        return across.sql("""
                select person_key, subject, tries from revocation_target
                where revocation_id = :revocation order by tries, person_key limit :most""")
                .param("revocation", revocation)
                .param("most", most)
                .query((row, number) -> new Target(
                        row.getObject("person_key", UUID.class),
                        new Subject(row.getString("subject")),
                        row.getInt("tries")))
                .list();
    }

    /** The orders that stand about one person, oldest first. */
    List<UUID> about(PersonKey person) {
        return jdbc.sql("""
                select revocation_id from revocation_target join revocation on revocation.id = revocation_id
                where person_key = :person order by ordered_at, revocation_id""")
                .param("person", person.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Of the person whom the transaction serves. */
    void remove(PersonKey person, UUID revocation) {
        remove(jdbc, person.value(), revocation);
    }

    /** Of somebody who may be gone. */
    void remove(Target target, UUID revocation) {
        remove(across, target.person(), revocation);
    }

    private static void remove(JdbcClient jdbc, UUID person, UUID revocation) {
        jdbc.sql("delete from revocation_target where person_key = :person and revocation_id = :revocation")
                .param("person", person)
                .param("revocation", revocation)
                .update();
    }

    void noteFailure(Target target, UUID revocation) {
        across.sql("""
                update revocation_target set tries = tries + 1
                where person_key = :person and revocation_id = :revocation""")
                .param("person", target.person())
                .param("revocation", revocation)
                .update();
    }

    private static String sql(RevocationSelection selection) {
        return switch (selection) {
            case RevocationSelection.Subjects listed -> LISTED;
            case RevocationSelection.Region region -> STANDING + FROM_REGION;
            case RevocationSelection.NoticeVersion notice -> STANDING + TO_NOTICE;
        };
    }

    private static Map<String, Object> parameters(RevocationSelection selection, Set<Purpose> purposes) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("purposes", wires(purposes));
        switch (selection) {
            case RevocationSelection.Subjects listed ->
                parameters.put(
                        "subjects",
                        listed.subjects().stream().map(Subject::value).toArray(String[]::new));
            case RevocationSelection.Region region -> {
                parameters.put("region", region.region());
                parameters.put("subdivisions", region.region() + "-%");
            }
            case RevocationSelection.NoticeVersion notice -> {
                parameters.put("notice", notice.id());
                parameters.put("version", notice.version());
            }
        }
        return parameters;
    }

    static String[] wires(Set<Purpose> purposes) {
        return purposes.stream().sorted().map(Purpose::wire).toArray(String[]::new);
    }
}
