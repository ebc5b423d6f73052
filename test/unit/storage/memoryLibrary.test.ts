import { createMemoryLibrary } from '../../../src/storage/memoryLibrary';
import { libraryConformance } from '../conformance/libraryConformance';

libraryConformance('memoryLibrary', createMemoryLibrary);
