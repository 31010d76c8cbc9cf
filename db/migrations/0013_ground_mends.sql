-- An ocid is claimed by the entity that publishes under it, and by no other: the worker's door could have claimed one for somebody else.
create trigger written_by_its_entity before insert on published_ocids
  for each row execute function written_by_its_entity();
