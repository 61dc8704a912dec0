#include "app/stage/set.h"
namespace app
{
void addPower(Set&) {}
void addPipes(Set&) {}
void addBuildings(Set&) {}
void addGround(Set&) {}
void addPeople(Set&) {}
} // namespace app
