package io.onlyyou.portrait;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The published portraits; {@link Publication} is who writes them. */
interface PortraitRows extends Repository<PortraitRow, PersonalId> {

    Optional<PortraitRow> findById(PersonalId key);

    /** Says how many there were: one or none. */
    @Modifying
    @Query("delete from PortraitRow p where p.key.personKey = :person and p.key.id = :portrait")
    int remove(UUID person, UUID portrait);

    @Modifying
    @Query("delete from PortraitRow p where p.key.personKey = :person")
    int removeAll(UUID person);
}
